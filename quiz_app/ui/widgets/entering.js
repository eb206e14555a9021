// What a popover holds stands at the end of the document, so that Tab goes on behind its button and never into it. Whoever
// opens one by the keyboard is led into it; Tab past its last control, or Escape, leads back to the button.
const keep = { listening: false, button: null }
const BODY = '[data-testid="stPopoverBody"]'
const CONTROLS = "button:not([disabled]), a[href], input:not([disabled]), textarea:not([disabled]), [tabindex='0']"

const controls = (body) => [...body.querySelectorAll(CONTROLS)].filter((one) => one.offsetParent)

function enter() {
  const body = keep.button && document.querySelector(BODY)
  if (!body || body.contains(document.activeElement)) return
  body.setAttribute("tabindex", "-1")
  const first = controls(body)[0] ?? body
  first.focus({ preventScroll: true })
}

function leave() {
  keep.button?.focus()
  keep.button = null
}

function key(event) {
  const button = event.target.closest?.('[data-testid="stPopoverButton"]')
  if (button && (event.key === "Enter" || event.key === " ")) {
    keep.button = button.getAttribute("aria-expanded") === "true" ? null : button
  }
  const body = keep.button && event.target.closest?.(BODY)
  if (!body) return
  const inside = controls(body)
  const edge = event.shiftKey ? inside[0] : inside.at(-1)
  if (event.key === "Escape") window.setTimeout(leave)
  else if (event.key === "Tab" && (!edge || event.target === edge || event.target === body)) past(event, body, inside)
}

// From the popover itself Tab leads to its first control; from the last one, or back from the first, to the button.
function past(event, body, inside) {
  event.preventDefault()
  if (event.target === body && inside.length && !event.shiftKey) inside[0].focus()
  else keep.button.focus()
}

function look(changes) {
  if (!keep.button) return
  const opened = changes.some(({ addedNodes }) =>
    [...addedNodes].some((one) => one.matches?.(BODY) || one.querySelector?.(BODY)),
  )
  if (opened) window.setTimeout(enter)
}

export default function () {
  if (keep.listening) return
  keep.listening = true
  window.addEventListener("keydown", key, true)
  window.addEventListener("pointerdown", () => (keep.button = null), true)
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
}
