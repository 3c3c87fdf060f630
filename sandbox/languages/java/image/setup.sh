# The driver and the compiler's door, compiled into a jar (class archives allow no folders). For a faster start: what javac
# does, in a cache of loaded classes and profiles (JEP 483, 515), and an archive of what the driver loads. The class paths of
# spec.ts begin with the same jar, and its flags choose the same collector: neither file fits anything else.
javac -d classes CandorJson.java CandorDriver.java CandorCompile.java
jar --create --file driver.jar -C classes .
mkdir /tmp/train
cp Train.java /tmp/train/sample
rm -r Candor*.java classes
cd /tmp/train
# As in a run that was started ahead: a pipe first, which opens once the compiler waits for it.
mkfifo Train.java
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput=/opt/candor/java/javac.aot -cp /opt/candor/java/driver.jar CandorCompile Train.java -proc:none -Xlint:all -encoding UTF-8 -d . Train.java &
compiler=$!
exec 9> Train.java
mv sample Train.java
exec 9>&-
wait "$compiler"
test -s Train.class
printf 'class Solution { static int f(int[] x) { return x.length; } }\n' > Solution.java
javac Solution.java
printf '[[1,2,2]]\n' > in
java -XX:+UseSerialGC -XX:ArchiveClassesAtExit=/opt/candor/java/driver.jsa -cp /opt/candor/java/driver.jar CandorDriver f 1 3< in 4> out
grep -q '"value":3' out
cd /
rm -r /tmp/train
test -s /opt/candor/java/javac.aot && test -s /opt/candor/java/driver.jsa
