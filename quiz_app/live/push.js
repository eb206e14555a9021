// Holds a socket over which the server says that there is news; each piece of news has the fragment run again.
// A new run brings a new token: it is kept for the next connecting, and the open socket stays.
const FIRST = 250
const LONGEST = 8000
const lines = new WeakMap()

function connect(line) {
  const address = new URL(line.address, window.location.origin)
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:"
  const socket = new WebSocket(address)
  let greeted = false
  line.socket = socket
  socket.onmessage = ({ data }) => {
    const version = Number(data)
    const news = greeted || line.lost || version > line.version
    greeted = true
    line.lost = false
    line.pause = FIRST
    if (news) line.tell(version)
  }
  socket.onclose = () => {
    if (line.ended) return
    line.lost = true // news may have passed by: once connected again, the fragment runs whatever the version
    line.timer = window.setTimeout(() => connect(line), line.pause * (0.75 + Math.random() / 2))
    line.pause = Math.min(LONGEST, line.pause * 2)
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const tell = (version) => setTriggerValue("tick", `${version}/${Date.now()}`)
  const kept = lines.get(parentElement)
  if (kept && !kept.ended && kept.topic === data.topic) {
    Object.assign(kept, { address: data.address, version: data.version, tell })
    return kept.end
  }
  kept?.end()
  const line = { topic: data.topic, address: data.address, version: data.version, tell, pause: FIRST, lost: false }
  line.end = () => {
    line.ended = true
    window.clearTimeout(line.timer)
    line.socket?.close()
  }
  lines.set(parentElement, line)
  connect(line)
  return line.end
}
