"""What a reading, a quiz and a card are, and the rules they follow: pure, no I/O and no clock."""
