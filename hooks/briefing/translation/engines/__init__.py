"""Translation services and models: the only place, but for `add`, that uses the network. Each module is one engine."""
