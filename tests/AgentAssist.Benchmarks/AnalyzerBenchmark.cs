using AgentAssist.Core.Privacy;
using AgentAssist.Core.Understanding;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AgentAssist.Benchmarks;

/// <summary>What understanding one utterance costs, with all models and signals, on one core; the time must grow as the text does.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmark
{
    private const string Typical =
        "I was promised a call back on Tuesday, nobody rang, and now I have been charged twice. Can someone please sort this out?";

    private readonly TextMasker _masker = new();
    private string _text = "";

    /// <summary>Short (17 characters), typical (120) and long (2,000, whole sentences that differ).</summary>
    [Params("short", "typical", "long")]
    public string Length { get; set; } = "";

    /// <summary>Runs it in this process: what it measures needs no build of its own.</summary>
    public static void Run() => BenchmarkRunner.Run<AnalyzerBenchmark>(
        DefaultConfig.Instance.AddJob(Job.MediumRun.WithToolchain(InProcessEmitToolchain.Instance)));

    [GlobalSetup]
    public void Setup() => _text = Length switch
    {
        "short" => "Where is my card?",
        "typical" => Typical,
        _ => string.Concat(Enumerable.Range(1, 40).Select(i => $"On day {i} I called about order {i * 37} and was told something else. {Typical[..(i % 60)]} "))[..2_000],
    };

    /// <summary>Lexicons, patterns, emotion, signals, sentiment, intent, risk, explanations.</summary>
    [Benchmark]
    public double Analyze() => UtteranceAnalyzer.Default.Analyze(_text, [], 1).Risk;

    /// <summary>Secrets and identifiers.</summary>
    [Benchmark]
    public string Mask() => _masker.Mask(_text).Text;
}
