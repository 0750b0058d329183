"""Translation services and models: the only place that uses the network. Each module is one engine."""
