using System.ComponentModel.DataAnnotations;

namespace AgentAssist.Server.Configuration;

/// <summary>Where and how the server listens. Configuration section <c>AgentAssist:Server</c>.</summary>
internal sealed class ServerOptions
{
    /// <summary>The address for gRPC, HTTP/2 without TLS.</summary>
    /// <value>An http address of this machine alone; default http://127.0.0.1:5080. Port 0 takes any free port.</value>
    [Required]
    public string GrpcAddress { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Largest message that a client may send, in bytes.</summary>
    /// <value>65,536 to 67,108,864; default 4,194,304 (4 MiB).</value>
    [Range(65_536, 67_108_864)]
    public int MaxMessageBytes { get; set; } = 4_194_304;

    /// <summary>How many calls are worked on at a time; streams not counted.</summary>
    /// <value>1 to 10,000; default 128.</value>
    [Range(1, 10_000)]
    public int MaxConcurrentCalls { get; set; } = 128;

    /// <summary>How many further calls may wait; beyond that a call is refused with OVERLOADED and a delay.</summary>
    /// <value>0 to 100,000; default 512.</value>
    [Range(0, 100_000)]
    public int MaxQueuedCalls { get; set; } = 512;

    /// <summary>How many streams may be open; beyond that a stream is refused with OVERLOADED and a delay.</summary>
    /// <value>1 to 1,000,000; default 20,000.</value>
    [Range(1, 1_000_000)]
    public int MaxStreams { get; set; } = 20_000;

    /// <summary>After how many seconds without a sound from a client its connection is pinged; one that does not answer as long again is closed.</summary>
    /// <value>1 to 3,600 seconds; default 20.</value>
    [Range(1, 3_600)]
    public int KeepAliveSeconds { get; set; } = 20;

    /// <summary>How many seconds the server waits for calls in flight when it stops.</summary>
    /// <value>1 to 3,600 seconds; default 30.</value>
    [Range(1, 3_600)]
    public int DrainSeconds { get; set; } = 30;
}
