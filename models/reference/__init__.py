"""What the tests and the parity tables compare ours with. Run from the folder `models`, for instance `python -m reference.parity`."""
