using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AgentAssist.Benchmarks;

/// <summary>What planning and composing the replies to one customer turn costs, without a language model, on one core.</summary>
[MemoryDiagnoser]
public class SuggestionBenchmark
{
    private static readonly DateTimeOffset Now = new(2026, 3, 24, 14, 5, 0, TimeSpan.Zero);

    private readonly SuggestionEngine _engine = new(ReplyLibrary.Default);
    private SuggestionRequest _request = null!;

    /// <summary>A problem, a complaint with more to it, a request, an answer to our question, thanks, a problem after twenty turns, and a complaint of somebody with ten and with fifty records.</summary>
    [Params("problem", "complaint", "request", "answer", "thanks", "later", "records-10", "records-50")]
    public string Turn { get; set; } = "";

    /// <summary>Runs it in this process: what it measures needs no build of its own.</summary>
    public static void Run() => BenchmarkRunner.Run<SuggestionBenchmark>(
        DefaultConfig.Instance.AddJob(Job.MediumRun.WithToolchain(InProcessEmitToolchain.Instance)));

    [GlobalSetup]
    public void Setup()
    {
        var text = Turn switch
        {
            "problem" or "later" => "My order still hasn't arrived and nobody tells me anything.",
            "complaint" => "I was charged twice for the same flight, this is the third time I call about it, and nobody ever called me back.",
            "request" => "Can I change my booking to next Friday?",
            "answer" => "North Heights Venue",
            "records-10" or "records-50" => RecordedCustomer.Turn,
            _ => "thank you very much",
        };
        PriorTurn[] before = [Said("u1", "Hello"), new("u2", Role.HumanAgent, "Hello, which venue is it?", null)];
        if (Turn is "later")
        {
            string[] said = ["I ordered a lamp.", "Could you give me the number?", "It is 55102.", "Thank you, I can see it here. Would you like a text once it is out?"];
            before = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? Said($"b{i}", said[i % 4]) : new PriorTurn($"b{i}", Role.HumanAgent, said[i % 4], null))];
        }

        var context = Turn.StartsWith("records-", StringComparison.Ordinal) ? RecordedCustomer.Context(Turn is "records-10" ? 10 : 50) : null;
        _request = new SuggestionRequest("c1", 3, Said("u3", text), before, context, Channel.Chat, Role.HumanAgent, Now, new HashSet<string>());
    }

    /// <summary>Moment, plans, words, evidence, guards and rank of three or four suggestions.</summary>
    [Benchmark]
    public int Suggest() => _engine.Suggest(_request).Suggestions.Count;

    private static PriorTurn Said(string id, string text) =>
        new(id, Role.Customer, text, UtteranceAnalyzer.Default.Analyze(text, [], 1));
}
