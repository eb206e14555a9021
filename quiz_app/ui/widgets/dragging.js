// Rows `.st-key-slot-ID` can be dragged onto one another, buttons `.st-key-drag-ID` onto `.st-key-drop-ID`.
const SOURCES = '[class*="st-key-slot-"], [class*="st-key-drag-"]'
const TARGETS = '[class*="st-key-slot-"], [class*="st-key-drop-"]'
const FAR = 8
const listening = new WeakMap()

function idOf(element) {
  const found = [...element.classList].find((name) => /^st-key-(slot|drag|drop)-/.test(name))
  return found ? found.replace(/^st-key-(slot|drag|drop)-/, "") : null
}

function under(x, y) {
  const element = document.elementFromPoint(x, y)
  return element ? element.closest(TARGETS) : null
}

function ghostOf(source, x, y) {
  const box = source.getBoundingClientRect()
  const ghost = source.cloneNode(true)
  ghost.setAttribute("aria-hidden", "true")
  Object.assign(ghost.style, {
    position: "fixed", left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`,
    opacity: "0.85", pointerEvents: "none", zIndex: "1000",
  })
  document.body.append(ghost)
  return (nowX, nowY) => {
    ghost.style.transform = `translate(${nowX - x}px, ${nowY - y}px)`
    return ghost
  }
}

export default function ({ parentElement, setTriggerValue }) {
  listening.get(parentElement)?.()
  let held = null

  const drop = (event) => {
    if (!held) return
    held.move?.(0, 0).remove()
    const target = held.move && under(event.clientX, event.clientY)
    const from = idOf(held.source)
    const onto = target && idOf(target)
    if (onto && onto !== from) setTriggerValue("drop", { from, onto })
    if (held.move) window.addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true })
    held = null
  }
  const press = (event) => {
    const source = event.target.closest?.(SOURCES)
    if (!source || event.button !== 0) return
    // A finger on a row scrolls the page, unless it starts on the row's number, its handle.
    const handle = event.target.closest('[class*="st-key-drag-"]') || event.clientX - source.getBoundingClientRect().left < 56
    if (event.pointerType === "mouse" ? event.target.closest('[class*="st-key-up-"], [class*="st-key-down-"]') : !handle) return
    held = { source, x: event.clientX, y: event.clientY, move: null }
  }
  const move = (event) => {
    if (!held) return
    const distance = Math.hypot(event.clientX - held.x, event.clientY - held.y)
    if (!held.move && distance > FAR) held.move = ghostOf(held.source, held.x, held.y)
    if (held.move) {
      held.move(event.clientX, event.clientY)
      event.preventDefault()
    }
  }
  const still = (event) => {
    if (held) event.preventDefault()
  }
  const cancel = () => {
    held?.move?.(0, 0).remove()
    held = null
  }
  const pairs = [["pointerdown", press], ["pointermove", move], ["pointerup", drop], ["pointercancel", cancel], ["touchmove", still]]
  pairs.forEach(([name, handler]) => document.addEventListener(name, handler, { passive: false }))
  const stop = () => {
    cancel()
    pairs.forEach(([name, handler]) => document.removeEventListener(name, handler))
  }
  listening.set(parentElement, stop)
  return stop
}
