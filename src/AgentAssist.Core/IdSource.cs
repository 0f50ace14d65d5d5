using System.Security.Cryptography;

namespace AgentAssist.Core;

/// <summary>Where new identifiers come from; injected, so that a simulation can own them.</summary>
public abstract class IdSource
{
    /// <summary>Returns an identifier of 26 lower-case letters and digits that no other call returns.</summary>
    public abstract string NewId();
}

/// <summary>Identifiers of 130 random bits from the operating system.</summary>
public sealed class RandomIdSource : IdSource
{
    /// <inheritdoc/>
    public override string NewId() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz234567", 26);
}

/// <summary>Identifiers counted from a seed, the same on every run.</summary>
public sealed class CountingIdSource(string prefix) : IdSource
{
    private long _last;

    /// <inheritdoc/>
    public override string NewId() => $"{prefix}{Interlocked.Increment(ref _last):d22}";
}
