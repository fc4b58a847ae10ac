"""`/calendar/…`: what a holder has to do, as a calendar that one subscribes to under a secret address (日历订阅)."""
