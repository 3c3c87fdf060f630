package main

func fewestStamps(values []int, postage int) int {
	const never = 1_000_000
	fewest := make([]int, postage+1)
	for sum := 1; sum <= postage; sum++ {
		fewest[sum] = never
		for _, value := range values {
			if value <= sum {
				fewest[sum] = min(fewest[sum], fewest[sum-value]+1)
			}
		}
	}
	if fewest[postage] >= never {
		return -1
	}
	return fewest[postage]
}
