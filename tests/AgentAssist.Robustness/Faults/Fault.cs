namespace AgentAssist.Robustness.Faults;

/// <summary>Something that goes wrong and can be put right.</summary>
internal abstract class Fault(string kind, string target)
{
    /// <summary>For example node-kill.</summary>
    public string Kind { get; } = kind;

    /// <summary>What it befalls, for example node 1.</summary>
    public string Target { get; } = target;

    /// <summary>How long it lasts, at most; drawn anew for every occurrence.</summary>
    public virtual TimeSpan Longest => TimeSpan.FromSeconds(3);

    /// <summary>Whether putting it right starts a node, which takes a database that answers.</summary>
    public virtual bool StartsNode => false;

    public abstract Task InjectAsync(CancellationToken cancellationToken);

    /// <summary>Puts it right; not cancelled, because a run must not end broken.</summary>
    public abstract Task HealAsync();
}

/// <summary>A fault made of two actions.</summary>
internal sealed class ActionFault(
    string kind, string target, Func<CancellationToken, Task> inject, Func<Task> heal, TimeSpan? longest = null, bool startsNode = false)
    : Fault(kind, target)
{
    public override TimeSpan Longest => longest ?? base.Longest;

    public override bool StartsNode => startsNode;

    public override Task InjectAsync(CancellationToken cancellationToken) => inject(cancellationToken);

    public override Task HealAsync() => heal();
}
