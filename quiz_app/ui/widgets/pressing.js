// After a lost connection the server knows no fragment until the first run has drawn it, and drops what is pressed in
// one before. Such a press is held until that run is done, and made then; of several the last.
const LONGEST = 10000
const keep = { listening: false, fresh: false, ran: false, held: null, timer: 0 }

function stateOf() {
  const { testConnectionState, testScriptState } = document.querySelector('[data-testid="stApp"]')?.dataset ?? {}
  return [testConnectionState === "CONNECTED", testScriptState === "running"]
}

function look() {
  const [connected, running] = stateOf()
  if (!connected) {
    Object.assign(keep, { fresh: true, ran: false })
    return
  }
  if (!keep.fresh) return
  if (running) keep.ran = true
  else if (keep.ran) release()
}

function release() {
  window.clearTimeout(keep.timer)
  const { held } = keep
  Object.assign(keep, { fresh: false, held: null })
  held?.()
}

function hold(event, again) {
  event.stopImmediatePropagation()
  event.preventDefault()
  keep.held = again
  window.clearTimeout(keep.timer)
  keep.timer = window.setTimeout(release, LONGEST)
}

function click(event) {
  const button = keep.fresh && stateOf()[0] ? event.target.closest?.("button") : null
  const name = [...(button?.closest('[class*="st-key-"]')?.classList ?? [])].find((one) => one.startsWith("st-key-"))
  if (name) hold(event, () => document.querySelector(`.${CSS.escape(name)} button`)?.click())
}

function key(event) {
  const typing = event.target.closest?.("input, textarea, [contenteditable]")
  if (!keep.fresh || !stateOf()[0] || typing || !/^[a-z0-9]$/i.test(event.key)) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { key, code } = event
  hold(event, () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true })))
}

export default function () {
  if (keep.listening) return
  keep.listening = true
  window.addEventListener("click", click, true)
  window.addEventListener("keydown", key, true)
  const states = ["data-test-connection-state", "data-test-script-state"]
  const app = document.querySelector('[data-testid="stApp"]')
  if (app) new MutationObserver(look).observe(app, { attributes: true, attributeFilter: states })
}
