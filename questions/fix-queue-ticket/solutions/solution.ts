function firstTicket(tickets: number[], wanted: number): number {
  let low = 0;
  let high = tickets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tickets[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
