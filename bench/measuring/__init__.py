"""What the programs of this folder share: commands measured, publications invented, figures written down."""
