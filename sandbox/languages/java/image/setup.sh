# The driver, compiled; and an archive of the classes that javac and the driver load, so that both start faster.
javac -d . CandorJson.java CandorDriver.java
rm ./*.java
mkdir /tmp/train
cd /tmp/train
printf 'import java.util.*;\nclass Solution { static int f(int[] x) { Map<Integer, List<String>> m = new HashMap<>(); for (int i : x) m.computeIfAbsent(i, k -> new ArrayList<>()).add("" + i); return m.size(); } }\n' > Solution.java
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit=/opt/candor/java/javac.jsa -m jdk.compiler/com.sun.tools.javac.Main -d . -Xlint:all Solution.java
printf '[[1,2,2]]\n' > in
java -XX:+UseSerialGC -XX:ArchiveClassesAtExit=/opt/candor/java/driver.jsa -cp /opt/candor/java CandorDriver CandorNothing 1 3< in 4> out || true
rm -r /tmp/train
ls -l /opt/candor/java
