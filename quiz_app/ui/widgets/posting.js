// Each post is made once, however often Streamlit runs this again.
const done = new Set()

export default function ({ data, setTriggerValue }) {
  if (!data.nonce || done.has(data.nonce)) return
  done.add(data.nonce)
  const go = () => { if (data.then) window.location.assign(data.then) }
  if (!data.url) { go(); return }
  fetch(data.url, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data.body),
  }).then(async (answer) => {
    if (answer.ok) { go(); return }
    const told = await answer.json().catch(() => ({}))
    setTriggerValue("failed", told.error ?? "The server did not answer as it should. Try again.")
  }).catch(() => setTriggerValue("failed", "The server could not be reached. Try again."))
}
