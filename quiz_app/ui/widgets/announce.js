// Has words read out; and once for each screen puts the focus on its heading, so that the reader and the eye go on there.
let shown = null // kept with the module, since a new run may draw this anew at another place
let reached = null

function goTo(key) {
  const heading = document.querySelector(`.st-key-${key} :is(h1, h2)`)
  if (!heading) return false
  heading.setAttribute("tabindex", "-1")
  heading.blur() // the same heading with other words is read out again
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: "nearest" })
  return true
}

const typing = () => document.activeElement?.matches?.("input, textarea")
const LOOKS = [0, 50, 150, 300, 600] // ms: the heading may be drawn, or drawn anew, a moment after this is

function arrive({ focus, screen }) {
  if (shown === screen) return
  shown = screen
  LOOKS.forEach((wait) => setTimeout(() => lookAgain(focus, screen), wait))
}

// Goes to the heading unless somebody went on already: typed into a field, moved the focus, came to another screen.
function lookAgain(focus, screen) {
  const here = document.activeElement
  if (shown !== screen || typing()) return
  if (screen !== reached || !here || here === document.body) reached = goTo(focus) ? screen : reached
}

export default function ({ data, parentElement }) {
  const status = parentElement.querySelector('[role="status"]')
  if (status && status.textContent !== data.words) status.textContent = data.words
  if (data.focus) arrive(data)
}
