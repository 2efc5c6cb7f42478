using System.Text.Json;

namespace Preview.Plans;

/// <summary>The tokens of a JSON text that is read piece by piece: a plan is larger than what one wants to hold of it at once.</summary>
internal ref struct JsonTokens(Stream stream)
{
    private const int BlockSize = 1 << 16;

    private byte[] _block = new byte[BlockSize];
    private int _length;
    private bool _isEnd;
    private char[] _characters = new char[BlockSize];
    private Utf8JsonReader _reader = new([], isFinalBlock: false, default);

    public readonly JsonTokenType Type => _reader.TokenType;

    public readonly double Number => _reader.GetDouble();

    /// <summary>The text, or name, at which the reader stands. It holds until the next one is taken.</summary>
    public ReadOnlySpan<char> Text
    {
        get
        {
            if (_characters.Length < _reader.ValueSpan.Length)
            {
                _characters = new char[_reader.ValueSpan.Length * 2];
            }

            return _characters.AsSpan(0, _reader.CopyString(_characters));
        }
    }

    /// <summary>Goes to the next token; false at the end.</summary>
    /// <exception cref="JsonException">This is not JSON.</exception>
    public bool Read()
    {
        while (!_reader.Read())
        {
            if (_isEnd)
            {
                return false;
            }

            Fill();
        }

        return true;
    }

    /// <summary>Goes from the beginning of a value to its end.</summary>
    public void Skip()
    {
        var depth = _reader.CurrentDepth;
        if (Type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            do
            {
                Read();
            }
            while (_reader.CurrentDepth > depth);
        }
    }

    // What the reader has not taken yet is the beginning of a token that goes on in what follows.
    private void Fill()
    {
        var taken = (int)_reader.BytesConsumed;
        _length -= taken;
        var from = _block;
        if (_length == _block.Length)
        {
            _block = new byte[_length * 2];
        }

        from.AsSpan(taken, _length).CopyTo(_block);
        var count = stream.Read(_block, _length, _block.Length - _length);
        _length += count;
        _isEnd = count == 0;
        _reader = new Utf8JsonReader(_block.AsSpan(0, _length), _isEnd, _reader.CurrentState);
    }
}
