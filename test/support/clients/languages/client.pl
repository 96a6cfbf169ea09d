#!/usr/bin/env perl
# A partner's client with nothing but what comes with Perl. Other than its neighbours it lists all users and all flows, once
# each, and matches them itself.
use strict;
use warnings;
use utf8;
use HTTP::Tiny;
use JSON::PP;
use Time::HiRes qw(sleep);

my $base = $ENV{FLOWMATE_BASE_URL};
my $json = JSON::PP->new->utf8->allow_nonref->allow_bignum;
my $http = HTTP::Tiny->new(agent => 'acme-crm/1.4 (perl)', timeout => 5, keep_alive => 1);
my $token;

sub call {
    my ($method, $path, $options) = @_;
    my $problem = '';
    for my $try (0 .. 4) {
        my $answer = $http->request($method, $base . $path, $options);
        my $value;
        if ($answer->{success} && defined eval { $value = $json->decode($answer->{content}); 1 }) {
            return (200, $value);
        }
        $problem = "$method $path: $answer->{status}";
        # 599 is HTTP::Tiny's own word for a connection that broke or took too long.
        return ($answer->{status}, undef, $problem)
            unless $answer->{success} || grep { $answer->{status} == $_ } 429, 502, 503, 504, 599;
        my $wait  = 0.1 * 2**$try;
        my $after = $answer->{headers}{'retry-after'} // 0;
        sleep($after =~ /^\d+$/ && $after > $wait ? $after : $wait) if $try < 4;
    }
    return (0, undef, $problem);
}

sub log_in {
    my $body = $json->encode({username => $ENV{FLOWMATE_USERNAME}, password => $ENV{FLOWMATE_PASSWORD}});
    my ($status, $value, $problem)
        = call('POST', '/login', {headers => {'content-type' => 'application/json'}, content => $body});
    die "$problem\n" unless defined $value;
    $token = $value->{token};
}

sub get {
    my ($path, @query) = @_;
    my $url = $path . (@query ? '?' . $http->www_form_urlencode(\@query) : '');
    $token // log_in();
    my ($status, $value, $problem) = call('GET', $url, {headers => {authorization => "Bearer $token"}});
    if ($status == 401) {
        log_in();
        ($status, $value, $problem) = call('GET', $url, {headers => {authorization => "Bearer $token"}});
    }
    die "$problem\n" unless defined $value;
    return $value;
}

sub rows {
    my ($value) = @_;
    return @{ref $value eq 'HASH' ? $value->{data} : $value};
}

sub all_flows {
    my %flows;
    for (my $number = 1;; $number++) {
        my $page = get('/flows', 'page[size]' => 25, 'page[number]' => $number, 'sort' => 'createdAt')->{data};
        return values %flows unless @$page;
        $flows{$_->{id}} = $_ for @$page;
    }
}

sub fit {
    my ($declared, $data) = @_;
    return $data unless ref $declared eq 'HASH' && %$declared;
    my %fitted;
    for my $name (keys %$declared) {
        die "the event has no $name\n" unless exists $data->{$name};
        $fitted{$name} = ref $declared->{$name} ? fit($declared->{$name}, $data->{$name}) : $data->{$name};
    }
    return \%fitted;
}

open(my $file, '<:raw', $ENV{FLOWMATE_EVENTS}) or die "no events: $!\n";
my $events = $json->decode(do { local $/; <$file> })->{events};
my (%users, @flows);
unless (eval { %users = map { lc $_->{username} => $_ } rows(get('/users')); @flows = all_flows(); 1 }) {
    print STDERR $@;
    exit(@$events ? 1 : 0);
}

my $failed = 0;
for my $event (@$events) {
    my $user = $users{lc $event->{user}};
    next unless defined $user && ($user->{status} // '') eq 'ACTIVE';
    my $id = $user->{_id} // $user->{id};
    for my $flow (@flows) {
        next unless $flow->{status} eq 'active' && !$flow->{cron};
        next unless grep { ($_->{type} // '') eq 'user' && $_->{id} eq $id } @{$flow->{owners} // []};
        my $body = eval { $json->encode({data => fit($flow->{payload}{inputParameters}, $event->{data})}) };
        my @hex = map { sprintf '%02x', int rand 256 } 1 .. 16;
        my $headers = {'content-type' => 'application/json; charset=utf-8', 'x-request-id' => join '', @hex};
        my ($status, $value, $problem)
            = defined $body ? call('POST', "/webhooks/$flow->{id}", {headers => $headers, content => $body}) : (0, undef, $@);
        next if defined $value;
        print STDERR "$problem\n";
        $failed = 1;
    }
}
exit $failed;
