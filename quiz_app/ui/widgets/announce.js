// Reads the words once; on a change of words moves the focus to the heading that they are about.
const said = new WeakMap()

export default function ({ data, parentElement }) {
  const status = parentElement.querySelector('[role="status"]')
  if (!status || said.get(status) === data.words) return
  said.set(status, data.words)
  status.textContent = data.words
  const heading = data.focus && document.querySelector(`.st-key-${data.focus} :is(h1, h2)`)
  if (!heading) return
  heading.setAttribute("tabindex", "-1")
  heading.focus({ preventScroll: true })
}
