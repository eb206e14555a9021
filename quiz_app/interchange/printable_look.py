"""How the printed file looks: ink on white, A4 with room at the edges, no item torn by the end of a page."""

STYLE = """\
@page { size: A4; margin: 18mm 16mm; }
body { max-width: 178mm; margin: 0 auto; padding: 8px; color: #14242C; background: #FFF;
  font: 11pt/1.45 "IBM Plex Sans", "Source Sans 3", system-ui, sans-serif; }
h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 6mm; }
h2 { font-size: 14pt; margin: 8mm 0 3mm; break-after: avoid; }
p { margin: 0 0 1.5mm; }
section.item { break-inside: avoid; margin: 0 0 6mm; }
.stem { margin-bottom: 1.5mm; }
.stem > b + p { display: inline; }
.entry { display: flex; gap: 2.5mm; margin: 0 0 1mm 5mm; }
.entry > div > p:last-child { margin: 0; }
.ask, .why { font-size: 9.5pt; color: #41525B; }
.line, .short { display: inline-block; width: 80mm; border-bottom: 0.3mm solid #14242C; height: 1em; }
.short { width: 14mm; }
.who { margin-bottom: 8mm; }
.who .short { width: 30mm; }
.key { break-before: page; }
.key li { break-inside: avoid; margin-bottom: 2mm; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 0.2mm solid #8A979D; padding: 2mm; vertical-align: top; text-align: start; }
.cards td { width: 50%; }
tr { break-inside: avoid; }
img { max-width: 100%; max-height: 90mm; }
pre, code { white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { body { padding: 0; } }
"""
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{content}
</body>
</html>
"""
