for i in 1 2 3 4 5; do ./program $i; done
./program 10 | { read -r x; ./program "$x"; }
a=$(./program 20) b=$(./program 30)
echo "$a $b"
./program 40 > background & ./program 50 > /dev/null & wait
(exec ./program 60)
