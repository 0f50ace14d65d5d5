namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Turns an element into something that outlives the arena.</summary>
public delegate TTo Projection<TFrom, TTo>(in TFrom value);

/// <summary>Turns an element into something that outlives the arena, with a state that saves a closure.</summary>
public delegate TTo Projection<TFrom, TState, TTo>(in TFrom value, in TState state);

/// <summary>Copies sequences out of the arena.</summary>
public static class SequenceExtensions
{
    public static TTo[] ToArray<TFrom, TTo>(this in Sequence<TFrom> source, Projection<TFrom, TTo> projection)
    {
        if (source.IsEmpty)
        {
            return [];
        }

        var result = new TTo[source.Length];
        source.CopyTo(result, projection);
        return result;
    }

    public static TTo[] ToArray<TFrom, TState, TTo>(
        this in Sequence<TFrom> source, Projection<TFrom, TState, TTo> projection, in TState state)
    {
        var from = source.FirstSpan;
        if (from.IsEmpty)
        {
            return [];
        }

        var result = new TTo[from.Length];
        for (var i = 0; i < from.Length; i++)
        {
            result[i] = projection(in from[i], in state);
        }

        return result;
    }

    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than the sequence.</exception>
    public static void CopyTo<TFrom, TTo>(
        this in Sequence<TFrom> source, Span<TTo> destination, Projection<TFrom, TTo> projection)
    {
        var from = source.FirstSpan;
        if (destination.Length < from.Length)
        {
            throw new ArgumentException("The destination is too short.", nameof(destination));
        }

        for (var i = 0; i < from.Length; i++)
        {
            destination[i] = projection(in from[i]);
        }
    }
}
