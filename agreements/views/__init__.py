"""Pages of the wizard and the agreements, by what people do on them."""
