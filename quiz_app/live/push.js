// Holds a socket over which the server says that there is news. News that says what it is about is drawn here where
// only the table has changed; any other has the fragment run again, and rows are put in their new order meanwhile.
// A new run brings a new token: it is kept for the next connecting, and the open socket stays.
const FIRST = 250
const LONGEST = 8000
const SLOT = '[class*="st-key-slot-"]'
const OWN_RUN = 400
const lines = new WeakMap()
let acted = -OWN_RUN
for (const name of ["pointerup", "keydown"]) {
  window.addEventListener(name, () => (acted = performance.now()), { capture: true, passive: true })
}

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

// Rows `.st-key-slot-ID` stand as told, whatever the page holds on the way to it, until a run has drawn them so.
function arrange(line, order) {
  line.watching?.disconnect()
  const board = document.querySelector(".st-key-slots")
  if (!board || (!order && !line.watching)) return
  const place = () => {
    for (const item of board.children) {
      const slot = item.matches(SLOT) ? item : item.querySelector(SLOT)
      const name = [...(slot?.classList ?? [])].find((one) => one.startsWith("st-key-slot-"))
      if (!name) continue
      const at = order ? order.indexOf(name.slice("st-key-slot-".length)) : -1
      item.style.order = order ? at : ""
      const number = slot.querySelector("p")
      if (order) number?.setAttribute("data-place", at + 1)
      else number?.removeAttribute("data-place")
    }
  }
  place()
  line.watching = order ? new MutationObserver(place) : null
  line.watching?.observe(board, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] })
}

// Who has just pressed something has a run of her own under way, which draws the news too and must not be cut short.
function ask(line, number, screen) {
  const left = acted + OWN_RUN - performance.now()
  window.clearTimeout(line.asking)
  if (left <= 0 || line.lost) return line.tell(number)
  line.asking = window.setTimeout(() => {
    if (line.ended || (screen ? screen === line.screen : number <= line.drawn)) return
    line.tell(number)
  }, left)
}

function hear(line, text) {
  const [version, told] = text.split(/ (.*)/s)
  const news = told ? JSON.parse(told) : null
  const number = Number(version)
  if (news?.group && number >= line.version) {
    line.version = number
    draw(line.root, news.group)
    if (news.order) arrange(line, news.order)
  }
  const unseen = line.greeted || number > line.version
  if (line.lost || (news ? news.screen !== line.screen : unseen)) ask(line, number, news?.screen)
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
    Object.assign(kept, { address, screen, tell, drawn: version })
    if (version >= kept.version) {
      kept.version = version
      arrange(kept, null)
      draw(parentElement, data.group)
    }
    return kept.end
  }
  kept?.end()
  const line = { ...data, drawn: data.version, root: parentElement, tell, pause: FIRST, lost: false }
  line.end = () => {
    line.ended = true
    arrange(line, null)
    window.clearTimeout(line.timer)
    window.clearTimeout(line.asking)
    line.socket?.close()
  }
  lines.set(parentElement, line)
  draw(parentElement, data.group)
  connect(line)
  return line.end
}
