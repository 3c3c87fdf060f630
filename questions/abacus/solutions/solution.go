package main

import "strings"

type parser struct {
	text string
	at   int
}

func (p *parser) next(sign byte) bool {
	if p.at >= len(p.text) || p.text[p.at] != sign {
		return false
	}
	p.at++
	return true
}

func (p *parser) sum() int64 {
	value := p.product()
	for {
		if p.next('+') {
			value += p.product()
		} else if p.next('-') {
			value -= p.product()
		} else {
			return value
		}
	}
}

func (p *parser) product() int64 {
	value := p.signed()
	for {
		if p.next('*') {
			value *= p.signed()
		} else if p.next('/') {
			value /= p.signed()
		} else {
			return value
		}
	}
}

func (p *parser) signed() int64 {
	if p.next('-') {
		return -p.signed()
	}
	if p.next('(') {
		value := p.sum()
		p.next(')')
		return value
	}
	var value int64
	for ; p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9'; p.at++ {
		value = value*10 + int64(p.text[p.at]-'0')
	}
	return value
}

func evaluate(expression string) int64 {
	p := parser{text: strings.ReplaceAll(expression, " ", "")}
	return p.sum()
}
