// Work of rooms in order: one piece at a time in each room, the rooms side by side. Knows not what the work is.

/** `most`: pieces that one room may have waiting or at work; more are dropped. Work must not throw. */
export function createRoomQueues(most: number) {
  const rooms = new Map<string, { tail: Promise<void>; waiting: number }>();
  return {
    waiting: (id: string) => rooms.get(id)?.waiting ?? 0,
    add(id: string, work: () => Promise<void>) {
      const room = rooms.get(id) ?? { tail: Promise.resolve(), waiting: 0 };
      if (room.waiting >= most) return;
      room.waiting += 1;
      room.tail = room.tail.then(work).finally(() => {
        room.waiting -= 1;
        if (room.waiting === 0) rooms.delete(id);
      });
      rooms.set(id, room);
    },
    idle: async () => void (await Promise.all([...rooms.values()].map(({ tail }) => tail))),
  };
}
