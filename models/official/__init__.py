"""What the published networks need beside their weights."""
