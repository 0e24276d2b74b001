"""What the definitions say: typed, frozen, located items, and each team's view of them."""
