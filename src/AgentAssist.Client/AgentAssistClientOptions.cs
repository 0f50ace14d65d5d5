using AgentAssist.Client.Calls;

namespace AgentAssist.Client;

/// <summary>How a client talks to its server. Immutable; the defaults suit a desktop beside a server on the same machine.</summary>
public sealed record AgentAssistClientOptions
{
    /// <summary>Where a server without configuration listens.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Where the server is: <c>http://</c> for HTTP/2 without TLS, <c>https://</c> with.</summary>
    /// <value>The default is http://127.0.0.1:5080.</value>
    public Uri Address { get; init; } = new(DefaultAddress);

    /// <summary>How long one attempt of a call may take, 1 ms to 10 minutes.</summary>
    /// <value>The default is 10 s.</value>
    public TimeSpan CallDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a call is tried in all, the first attempt included: 1 to 100.</summary>
    /// <value>The default is 6.</value>
    public int MaxAttempts { get; init; } = 6;

    /// <summary>How long a call is tried in all: no attempt begins later than this after the first.</summary>
    /// <value>The default is 60 s.</value>
    public TimeSpan MaxRetryDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The upper bound of the first pause before trying again; it doubles with every attempt. More than zero.</summary>
    /// <value>The default is 200 ms.</value>
    public TimeSpan BackoffBase { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// The upper bound of the first pause after a watch has lost its node; it doubles with every further attempt. Every
    /// watch of the node loses it in the same instant: ten thousand of them over two seconds are five thousand streams a
    /// second for the nodes that are left. From 1 ms to 1 hour; never more than <see cref="BackoffMax"/>.
    /// </summary>
    /// <value>The default is 2 s.</value>
    public TimeSpan ReconnectSpread { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// After how long without an answer a call is sent a second time, beside the first, 1 ms to 1 minute; null never. The
    /// first answer counts. Only worth its load where a balancer spreads single calls over nodes; writes stay single,
    /// because both carry the same request_id.
    /// </summary>
    /// <value>The default is null: off.</value>
    public TimeSpan? HedgingDelay { get; init; }

    /// <summary>The upper bound of every pause, at least <see cref="BackoffBase"/>. Real pauses are drawn evenly from zero up to
    /// the bound, so that a thousand desktops do not come back in the same instant.</summary>
    /// <value>The default is 10 s.</value>
    public TimeSpan BackoffMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a watch may hear nothing before it counts as dead and is opened anew on a new connection. More than the
    /// server's checkpoint interval, which is 15 s.
    /// </summary>
    /// <value>The default is 45 s: three checkpoints.</value>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long connecting may take.</summary>
    /// <value>The default is 5 s.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may be quiet before HTTP/2 pings it; a peer that does not answer in the same time is given up.</summary>
    /// <value>The default is 15 s.</value>
    public TimeSpan KeepAlivePeriod { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The clock of pauses and silence.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Seeds the random part of pauses; null draws a seed from the operating system.</summary>
    public int? JitterSeed { get; init; }

    /// <summary>Where the ids of writes come from when the caller gives none: 1 to 64 visible ASCII characters, each given once.</summary>
    /// <value>The default draws 26 random letters and digits.</value>
    public Func<string> NewRequestId { get; init; } = RequestIds.Random;

    /// <summary>Sends this as a bearer token with every call; null sends none.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Returns the options unless a setting leaves its range.</summary>
    /// <exception cref="ArgumentException">Names the first setting at fault.</exception>
    internal static AgentAssistClientOptions Validated(AgentAssistClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Hold(options, options.Address is { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Address must begin with http:// or https://.");
        Hold(options, options.MaxAttempts is >= 1 and <= 100, "MaxAttempts must be from 1 to 100.");
        InRange(options, options.CallDeadline, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), nameof(CallDeadline));
        InRange(options, options.MaxRetryDuration, TimeSpan.Zero, TimeSpan.FromDays(1), nameof(MaxRetryDuration));
        InRange(options, options.BackoffBase, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), nameof(BackoffBase));
        InRange(options, options.BackoffMax, options.BackoffBase, TimeSpan.FromHours(1), nameof(BackoffMax));
        InRange(options, options.ReconnectSpread, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), nameof(ReconnectSpread));
        InRange(options, options.HedgingDelay ?? TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1), nameof(HedgingDelay));
        InRange(options, options.SilenceLimit, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), nameof(SilenceLimit));
        InRange(options, options.ConnectTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), nameof(ConnectTimeout));
        InRange(options, options.KeepAlivePeriod, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(KeepAlivePeriod));
        return options;
    }

    private static void InRange(AgentAssistClientOptions options, TimeSpan value, TimeSpan least, TimeSpan most, string name) =>
        Hold(options, value >= least && value <= most, $"{name} must be from {least} to {most}.");

    private static void Hold(AgentAssistClientOptions options, bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ArgumentException(otherwise, nameof(options));
        }
    }
}
