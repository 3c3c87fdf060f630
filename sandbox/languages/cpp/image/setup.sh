# A precompiled <bits/stdc++.h>: found before the real one when the flags are those of spec.ts. The header lies beside
# it for whoever includes it a second time. early.cc tells what the pragma does.
mkdir -p include/bits
header=include/bits/stdc++.h
flags='-std=c++23 -O2 -Wall -Wextra -pipe'
cp "$(find /usr/include -path '*bits/stdc++.h' | head -1)" "$header"
cp "$header" early.h
echo '#pragma candor instantiate' >> early.h
candor-apt gcc-14-plugin-dev
g++ -shared -fPIC -fno-rtti -O1 -w -I"$(g++ -print-file-name=plugin)/include" -o early.so early.cc
g++ $flags -fplugin=./early.so -x c++-header early.h -o "$header.gch"
rm early.h early.so early.cc
apt-get purge -y -qq --auto-remove gcc-14-plugin-dev > /dev/null
printf '#include <bits/stdc++.h>\nint main() { std::println("{} {:%%F}", 1, std::chrono::sys_days{}); }\n' > try.cpp
g++ $flags -Winvalid-pch -Werror -Iinclude -o try try.cpp
test "$(./try)" = '1 1970-01-01'
rm try try.cpp
