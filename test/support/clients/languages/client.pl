#!/usr/bin/env perl
# A partner's client with nothing but what comes with Perl. Other than its neighbours it lists all users and all flows, once
# each, and matches them itself.
use strict;
use warnings;
use utf8;
use HTTP::Tiny;
use JSON::PP;
use Time::HiRes qw(sleep alarm);
use Time::Piece ();

my $base = $ENV{FLOWMATE_BASE_URL};
my $json = JSON::PP->new->utf8->allow_nonref->allow_bignum;
my $http = HTTP::Tiny->new(agent => 'acme-crm/1.4 (perl)', timeout => 5, keep_alive => 1);
# A redirected POST is not done: the library would make a GET of it.
my $strict = HTTP::Tiny->new(agent => 'acme-crm/1.4 (perl)', timeout => 5, keep_alive => 1, max_redirect => 0);
my $token;

# The time-out of the library bounds the time between two pieces alone; an alarm bounds that of the whole answer.
sub bounded {
    my ($client, @request) = @_;
    my $answer = eval {
        local $SIG{ALRM} = sub { die "too long\n" };
        alarm 6;
        my $got = $client->request(@request);
        alarm 0;
        $got;
    };
    alarm 0;
    return $answer // {success => 0, status => 599, headers => {}};
}

# Seconds that Retry-After asks for: as such, or as a date, which counts from the answer's own.
sub asked_wait {
    my ($headers) = @_;
    my $given = $headers->{'retry-after'} // return 0;
    return $given if $given =~ /^\d+$/;
    my ($until, $now) = map { to_time($_) } $given, $headers->{date};
    return defined $until ? $until - ($now // time) : 0;
}

sub to_time {
    my ($text) = @_;
    return undef unless defined $text;
    my $parsed = eval { Time::Piece->strptime($text, '%a, %d %b %Y %H:%M:%S GMT') };
    return defined $parsed ? $parsed->epoch : undef;
}

sub call {
    my ($method, $path, $options) = @_;
    my $problem = '';
    for my $try (0 .. 4) {
        my $answer = bounded($method eq 'GET' ? $http : $strict, $method, $base . $path, $options);
        my $value;
        # That a webhook took a call says its status.
        return (200, 1) if $answer->{success} && $path =~ m{^/webhooks/};
        if ($answer->{success} && defined eval { $value = $json->decode($answer->{content}); 1 }) {
            return (200, $value);
        }
        $problem = "$method $path: $answer->{status}";
        # 599 is HTTP::Tiny's own word for a connection that broke or took too long.
        return ($answer->{status}, undef, $problem)
            unless $answer->{success} || grep { $answer->{status} == $_ } 429, 502, 503, 504, 599;
        my $wait  = 0.1 * 2**$try;
        my $after = asked_wait($answer->{headers});
        sleep($after > $wait ? $after : $wait) if $try < 4;
    }
    return (0, undef, $problem);
}

sub log_in {
    my $body = $json->encode({username => $ENV{FLOWMATE_USERNAME}, password => $ENV{FLOWMATE_PASSWORD}});
    my ($status, $value, $problem)
        = call('POST', '/login', {headers => {'content-type' => 'application/json'}, content => $body});
    die "$problem\n" unless defined $value;
    die "POST /login: the answer has no token\n" unless ref $value eq 'HASH' && defined $value->{token};
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
    my $rows = ref $value eq 'HASH' ? $value->{data} : $value;
    die "the answer is no list\n" unless ref $rows eq 'ARRAY';
    return @$rows;
}

sub all_flows {
    my %flows;
    for (my $number = 1;; $number++) {
        my @page = rows(get('/flows', 'page[size]' => 25, 'page[number]' => $number, 'sort' => 'createdAt'));
        return values %flows unless @page;
        $flows{$_->{id}} = $_ for @page;
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
