"""funnelspec: one agreed vocabulary for the sales and marketing funnel."""

__version__ = "0.1.0"
