"""One file a journey. Every public function takes the actor first, and checks what she may do."""
