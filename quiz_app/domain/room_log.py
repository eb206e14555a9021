"""The kinds of event in a room's log, and what each holds."""

OPENED = "opened"  # data: reading, title, name, seconds, extension, teams, together, discussion, tasks, code, until
JOINED = "joined"  # data: name, team
RENAMED = "renamed"  # data: name
REMOVED = "removed"  # data: member
HANDED_OVER = "handed_over"  # data: to, term
HOST_CALLED = "host_called"  # data: term, call; a member asks whether the host is still there
HOST_HERE = "host_here"  # data: term, call; the host's screen says that it is
STARTED = "started"  # data: play, round
MOVED = "moved"  # data: play, round, answer, points
PLACED = "placed"  # data: play, round, entry, after; on a shared board
POINTED = "pointed"  # data: play, round, entry
TAKEN_BACK = "taken_back"  # data: play, round, move
EXTENDED = "extended"  # data: play, round, seconds
REVEALED = "revealed"  # data: play, round; member "" where the clock did it
DISCUSSED = "discussed"  # data: play, round
ENDED = "ended"  # data: closing
REOPENED = "reopened"  # data: closing, code, until
REPLAYED = "replayed"  # data: play

OF_A_ROUND = (STARTED, MOVED, EXTENDED, REVEALED, DISCUSSED, PLACED, POINTED, TAKEN_BACK)
