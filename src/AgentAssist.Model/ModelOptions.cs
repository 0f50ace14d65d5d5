using System.ComponentModel.DataAnnotations;

namespace AgentAssist.Model;

/// <summary>A language model that rewords suggestions, and how far it is relied on. Section <c>AgentAssist:Model</c>.</summary>
public sealed class ModelOptions
{
    /// <summary>
    /// The base address of an endpoint that speaks OpenAI's protocol, for example <c>https://api.openai.com/v1</c> or
    /// <c>http://127.0.0.1:8000/v1</c>. Outside of this machine it must be https. Empty: no model.
    /// </summary>
    /// <value>Empty by default.</value>
    public string Endpoint { get; set; } = "";

    /// <summary>Whether an http address outside of this machine is meant: what customers said, masked, then travels readable.</summary>
    /// <value>False by default.</value>
    public bool AllowPlainHttp { get; set; }

    /// <summary>The key that the endpoint asks for; give it through the environment. Empty for an endpoint that asks for none.</summary>
    /// <value>Empty by default; at most 4,096 visible ASCII characters.</value>
    [MaxLength(4_096)]
    public string ApiKey { get; set; } = "";

    /// <summary>The model's name at the endpoint.</summary>
    /// <value>Empty by default; required with <see cref="Endpoint"/>; at most 200 characters.</value>
    [MaxLength(200)]
    public string Name { get; set; } = "";

    /// <summary>How long after the answer to a turn its rewording may arrive, 0.1 to 30 seconds.</summary>
    /// <value>1.5 seconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan Budget { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How many requests a node has in flight at most.</summary>
    /// <value>1 to 1,000; default 8.</value>
    [Range(1, 1_000)]
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>How many further turns may wait for the model; one more is not reworded.</summary>
    /// <value>1 to 10,000; default 32.</value>
    [Range(1, 10_000)]
    public int QueueCapacity { get; set; } = 32;

    /// <summary>How many tokens an answer may have.</summary>
    /// <value>16 to 8,192; default 400.</value>
    [Range(16, 8_192)]
    public int MaxTokens { get; set; } = 400;

    /// <summary>How freely the model chooses its words; empty leaves it to the endpoint, as some models insist.</summary>
    /// <value>0 to 2; empty by default.</value>
    [Range(0.0, 2.0)]
    public float? Temperature { get; set; }

    /// <summary>The tenants whose conversations may be sent to the model, separated by commas; empty for all.</summary>
    /// <value>Empty by default.</value>
    public string Tenants { get; set; } = "";

    /// <summary>What a million tokens sent cost, in millionths of a unit of your currency: 150,000 is 0.15.</summary>
    /// <value>0 to 1,000,000,000; default 0.</value>
    [Range(0.0, 1e9)]
    public long InputPriceMicros { get; set; }

    /// <summary>What a million tokens received cost, in millionths of a unit of your currency.</summary>
    /// <value>0 to 1,000,000,000; default 0.</value>
    [Range(0.0, 1e9)]
    public long OutputPriceMicros { get; set; }

    /// <summary>
    /// What a node may spend within one day (UTC), in millionths of a unit of your currency; 0 for no limit. Each node counts for
    /// itself and from its start, so that the deployment spends at most this times the number of nodes.
    /// </summary>
    /// <value>0 to 1,000,000,000,000; default 0.</value>
    [Range(0.0, 1e12)]
    public long DailySpendMicros { get; set; }

    /// <summary>The same for each tenant, so that one cannot use up what all have.</summary>
    /// <value>0 to 1,000,000,000,000; default 0.</value>
    [Range(0.0, 1e12)]
    public long TenantDailySpendMicros { get; set; }

    /// <summary>The part of calls that must fail within <see cref="BreakerWindow"/> for the model to be left alone, 0.01 to 1.</summary>
    /// <value>0.5 by default.</value>
    [Range(0.01, 1.0)]
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>How many calls within <see cref="BreakerWindow"/> say anything at all.</summary>
    /// <value>2 to 1,000; default 4.</value>
    [Range(2, 1_000)]
    public int BreakerMinimumCalls { get; set; } = 4;

    /// <summary>The time over which failures are counted, 0.5 seconds to 10 minutes.</summary>
    /// <value>30 seconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long the model is left alone before one call tries it again, 0.5 seconds to 1 hour.</summary>
    /// <value>10 seconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.5", "01:00:00")]
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(10);
}
