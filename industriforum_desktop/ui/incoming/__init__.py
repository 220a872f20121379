"""What comes in from the organisations: a look at it before it is taken in, and the originals afterwards."""
