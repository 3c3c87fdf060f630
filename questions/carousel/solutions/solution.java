import java.util.*;

class Solution {
    static String[] turnCarousel(String[] horses, int steps) {
        String[] turned = new String[horses.length];
        for (int i = 0; i < horses.length; i++) turned[(int) Math.floorMod((long) i + steps, horses.length)] = horses[i];
        return turned;
    }
}
