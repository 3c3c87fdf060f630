def stockAfter(stock, orders):
    stock = dict(stock)
    for order in orders:
        kind, amount, article = order.split()
        change = int(amount) if kind == "in" else -int(amount)
        after = stock.get(article, 0) + change
        if after >= 0:
            stock[article] = after
    return {article: count for article, count in stock.items() if count > 0}
