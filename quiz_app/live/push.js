// Holds a socket over which the server says that there is news. News that says what it is about is drawn here where
// only the table has changed; any other has the fragment run again.
// A new run brings a new token: it is kept for the next connecting, and the open socket stays.
const FIRST = 250
const LONGEST = 8000
const lines = new WeakMap()

function cell(kind, [words, look]) {
  const made = document.createElement(kind)
  const inner = look ? made.appendChild(document.createElement("span")) : made
  if (look) inner.className = look
  if (kind === "th") made.scope = "col"
  inner.textContent = words
  return made
}

function row(kind, cells) {
  const made = document.createElement("tr")
  made.append(...cells.map((one) => cell(kind, one)))
  return made
}

function draw(root, group) {
  root.querySelector("p").textContent = group ? group.lede : ""
  const rows = group ? group.rows.map((one) => row("td", one)) : []
  if (rows[group?.mine]) rows[group.mine].className = "mine"
  const head = group ? [row("th", group.heads.map((one) => [one, ""]))] : []
  root.querySelector("table").replaceChildren(...head, ...rows)
}

function hear(line, text) {
  const [version, told] = text.split(/ (.*)/s)
  const news = told ? JSON.parse(told) : null
  const number = Number(version)
  if (news?.group && number >= line.version) {
    line.version = number
    draw(line.root, news.group)
  }
  const unseen = line.greeted || number > line.version
  if (line.lost || (news ? news.screen !== line.screen : unseen)) line.tell(number)
  line.greeted = true
  line.lost = false
  line.pause = FIRST
}

function connect(line) {
  const address = new URL(line.address, window.location.origin)
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:"
  const socket = new WebSocket(address)
  line.socket = socket
  line.greeted = false
  socket.onmessage = ({ data }) => hear(line, data)
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
    const { address, screen, version } = data
    Object.assign(kept, { address, screen, tell })
    if (version >= kept.version) {
      kept.version = version
      draw(parentElement, data.group)
    }
    return kept.end
  }
  kept?.end()
  const line = { ...data, root: parentElement, tell, pause: FIRST, lost: false }
  line.end = () => {
    line.ended = true
    window.clearTimeout(line.timer)
    line.socket?.close()
  }
  lines.set(parentElement, line)
  draw(parentElement, data.group)
  connect(line)
  return line.end
}
