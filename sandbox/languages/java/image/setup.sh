# The driver, compiled into a jar (class archives allow no folders); and archives of what javac and the driver load, so
# that both start faster. The class paths of spec.ts begin with the same jar: an archive fits nothing else.
javac -d classes CandorJson.java CandorDriver.java
jar --create --file driver.jar -C classes .
rm -r ./*.java classes
mkdir /tmp/train
cd /tmp/train
printf 'import java.util.*;\nclass Solution { static int f(int[] x) { Map<Integer, List<String>> m = new HashMap<>(); for (int i : x) m.computeIfAbsent(i, k -> new ArrayList<>()).add("" + i); return m.size(); } }\n' > Solution.java
java -XX:+UseSerialGC -XX:ArchiveClassesAtExit=/opt/candor/java/javac.jsa -cp /opt/candor/java/driver.jar com.sun.tools.javac.Main -proc:none -Xlint:all -encoding UTF-8 -d . Solution.java
printf '[[1,2,2]]\n' > in
java -XX:+UseSerialGC -XX:ArchiveClassesAtExit=/opt/candor/java/driver.jsa -cp /opt/candor/java/driver.jar CandorDriver f 1 3< in 4> out
rm -r /tmp/train
test -s /opt/candor/java/javac.jsa && test -s /opt/candor/java/driver.jsa
