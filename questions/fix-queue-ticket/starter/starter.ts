function firstTicket(tickets: number[], wanted: number): number {
  let low = 0;
  let high = Math.max(0, tickets.length - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tickets[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
