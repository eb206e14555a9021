// Has words read out; and once for each screen puts the focus on its heading, so that the reader and the eye go on there.
let shown = null // kept with the module, since a new run may draw this anew at another place
let reached = null
let touched = false // whether anything was pressed since the screen was come to
for (const kind of ["keydown", "pointerdown", "wheel"]) window.addEventListener(kind, () => (touched = true), true)

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
const LOOKS = [0, 50, 150, 300, 600, 1200, 2500, 5000] // ms: on a slow machine the heading is drawn, or drawn anew, late
const SOON = 600 // ms; after that, nothing is done where somebody pressed something

function arrive({ focus, screen }) {
  if (shown === screen) return
  shown = screen
  touched = false
  LOOKS.forEach((wait) => setTimeout(() => lookAgain(focus, screen, wait), wait))
}

// Goes to the heading unless somebody went on already: pressed something, moved the focus, came to another screen.
function lookAgain(focus, screen, wait) {
  const here = document.activeElement
  if (shown !== screen || typing() || (touched && wait > SOON)) return
  if (screen !== reached || !here || here === document.body) reached = goTo(focus) ? screen : reached
}

export default function ({ data, parentElement }) {
  const status = parentElement.querySelector('[role="status"]')
  if (status && status.textContent !== data.words) status.textContent = data.words
  if (data.focus) arrive(data)
}
