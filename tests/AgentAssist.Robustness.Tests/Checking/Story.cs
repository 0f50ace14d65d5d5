using AgentAssist.Robustness.Checking;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Tests.Checking;

/// <summary>A history made by hand. Times are in seconds; a log is given as "Content:marker" per event.</summary>
internal sealed class Story
{
    public const string C = "conversation";
    public const string Customer = "customer";

    private readonly List<Operation> _operations = [];
    private readonly List<Watch> _watches = [];
    private readonly List<ContextAnswer> _contexts = [];
    private readonly Dictionary<string, IReadOnlyList<LogEntry>> _log = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<(string, string)>> _timelines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _floor = new(StringComparer.Ordinal);
    private readonly List<FinalState> _others = [];
    private int _lastId;

    /// <summary>A conversation that was started and said "a" in, at revisions 1 and 2.</summary>
    public static Story Told() => new Story()
        .Write(OperationKind.Start, "s", 0, 1, revision: 1)
        .Write(OperationKind.Say, "a", 2, 3, revision: 2)
        .Log("ConversationStarted:s", "UtteranceAdded:a");

    public Story Write(
        OperationKind kind,
        string marker,
        double invoked,
        double returned,
        Outcome outcome = Outcome.Acknowledged,
        string reason = "",
        long revision = 0,
        string? request = null,
        string answer = "answer",
        long version = 0)
    {
        var subject = kind <= OperationKind.Acknowledge ? C : Customer;
        _operations.Add(new Operation(++_lastId, kind, "actor", "node", subject, request ?? $"r-{marker}", marker)
        {
            Invoked = TimeSpan.FromSeconds(invoked),
            Returned = TimeSpan.FromSeconds(returned),
            Outcome = outcome,
            Reason = reason,
            Revision = revision,
            Version = version,
            Answer = answer,
        });
        return this;
    }

    public Story Read(long version, long minVersion)
    {
        _operations.Add(new Operation(++_lastId, OperationKind.Context, "actor", "node", Customer, "", "")
        {
            Outcome = Outcome.Acknowledged,
            Version = version,
            MinVersion = minVersion,
        });
        return this;
    }

    public Story Log(params string[] events)
    {
        _log[C] = [.. events.Select((text, i) => Entry(i + 1, text))];
        _floor.Clear();
        if (events.Length > 0 && !events[^1].StartsWith(LogEntry.Completed, StringComparison.Ordinal))
        {
            _floor.Add(C);
        }

        return this;
    }

    public Story Entries(params LogEntry[] entries)
    {
        _log[C] = entries;
        return this;
    }

    public Story Floor(params string[] conversations)
    {
        _floor.Clear();
        _floor.UnionWith(conversations);
        return this;
    }

    public Story Timeline(params string[] markers)
    {
        _timelines[Customer] = [.. markers.Select(marker => (marker, marker))];
        return this;
    }

    public Story Context(long version, string profile, params string[] interactions)
    {
        _contexts.Add(new ContextAnswer("call", Customer, version, profile, interactions.ToHashSet(), interactions.Length, Truncated: false));
        return this;
    }

    public Story Watch(long start, params long[] revisions) => Watch(new Watch(1, C, start, Resumes: true, "node")
    {
        Events = [.. revisions.Select(revision => (revision, $"{revision}"))],
    });

    public Story Watch(Watch watch)
    {
        _watches.Add(watch);
        return this;
    }

    public Story OtherNode(params string[] events)
    {
        _others.Add(new FinalState("other")
        {
            Logs = new Dictionary<string, IReadOnlyList<LogEntry>> { [C] = [.. events.Select((text, i) => Entry(i + 1, text))] },
            Timelines = _timelines,
            Floor = _floor,
        });
        return this;
    }

    /// <summary>The kinds of violation that the checker finds.</summary>
    public IEnumerable<ViolationKind> Verdict() => Checker.Check(new RunHistory
    {
        Operations = _operations,
        Watches = _watches,
        Contexts = _contexts,
        Final = [new FinalState("node") { Logs = _log, Timelines = _timelines, Floor = _floor, Listed = _log.Keys.ToHashSet() }, .. _others],
    }).Select(violation => violation.Kind);

    private static LogEntry Entry(long revision, string text)
    {
        var parts = text.Split(':');
        return new LogEntry(revision, parts[0], parts.Length > 1 ? parts[1] : "", $"{revision}");
    }
}
