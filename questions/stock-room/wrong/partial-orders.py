# Wrong: takes what is there instead of refusing the order
# Fails: random
def stockAfter(stock, orders):
    for order in orders:
        kind, amount, article = order.split()
        change = int(amount) if kind == "in" else -int(amount)
        stock[article] = max(0, stock.get(article, 0) + change)
    return {article: count for article, count in stock.items() if count > 0}
