// Streamlit keeps the theme for each path in the browser's own storage; ours is one for all paths.
const keyOf = (path) => `stActiveTheme-${path}-v2`

export default function ({ data, setStateValue }) {
  const read = () => JSON.parse(window.localStorage.getItem(keyOf(window.location.pathname)) ?? '"System"')
  if (data.wanted === null || data.wanted === undefined) {
    setStateValue("stored", read())
    return
  }
  if (data.wanted === read()) return
  data.paths.forEach((path) => window.localStorage.setItem(keyOf(path), JSON.stringify(data.wanted)))
  if (data.reload) window.location.reload()
}
