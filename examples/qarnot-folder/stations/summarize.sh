# Summarizes one station: instance 0 takes station-0.csv, and so on.
set -eu
station="station-$INSTANCE_ID"
mkdir -p summaries
awk -F, 'NR == 2 { low = high = $2 }
  NR > 1 { if ($2 < low) low = $2; if ($2 > high) high = $2; sum += $2; days++ }
  END { printf "days %d  low %.1f  mean %.2f  high %.1f\n", days, low, sum / days, high }' \
  "$station.csv" > "summaries/$station.txt"
echo "$station: $(cat "summaries/$station.txt")"
