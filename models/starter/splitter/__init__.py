"""A small Llama that splits an instruction into objects and style."""
