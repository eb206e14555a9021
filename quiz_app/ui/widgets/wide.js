// What scrolls sideways can be focused, and has a name: so a table wider than the screen is scrolled by keyboard too.
let watching = null

function mark() {
  document.querySelectorAll('[class*="st-key-wide-"] table').forEach((table) => {
    const region = table.parentElement
    if (region.getAttribute("tabindex") === "0") return
    region.setAttribute("tabindex", "0")
    region.setAttribute("role", "region")
    region.setAttribute("aria-label", "Table, scrolls sideways")
  })
}

export default function () {
  mark()
  watching ??= new MutationObserver(() => requestAnimationFrame(mark))
  watching.observe(document.body, { childList: true, subtree: true })
  return () => watching.disconnect()
}
