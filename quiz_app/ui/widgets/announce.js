// Has words read out; and once for each screen puts the focus on its heading, so that the reader and the eye go on there.
let shown = null // kept with the module, since a new run may draw this anew at another place

function goTo(key) {
  const heading = document.querySelector(`.st-key-${key} :is(h1, h2)`)
  if (!heading) return false
  heading.setAttribute("tabindex", "-1")
  heading.blur() // the same heading with other words is read out again
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: "nearest" })
  return true
}

export default function ({ data, parentElement }) {
  const status = parentElement.querySelector('[role="status"]')
  if (status && status.textContent !== data.words) status.textContent = data.words
  if (!data.focus || shown === data.screen) return
  if (goTo(data.focus)) shown = data.screen
}
